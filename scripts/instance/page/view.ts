import type { html } from "hono/html";
import type { Instance } from "../instance.ts";

export type Html = ReturnType<typeof html>;

/** What a view is drawn from. */
export interface ViewInput {
  instance: Instance;
  /** Where the person reached the page; apps reach the instance there too. */
  origin: string;
  search: URLSearchParams;
  /** The environment of an app that runs against the instance. */
  env: (() => Promise<Record<string, string>>) | undefined;
}

/** One tab of the page. */
export interface View {
  name: string;
  title: string;
  /** How many things it lists; shown beside its title. */
  count?: (instance: Instance) => number;
  render(input: ViewInput): Html | Promise<Html>;
}
