import type { Problem } from "../language-check.ts";

/** A name that is not Clerk's, and the one that is meant, if it can be told. */
export interface Misnomer extends Problem {
  meant?: string;
}
