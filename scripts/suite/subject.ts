import * as z from "zod";

/** The variable that tells the suites what to speak to instead of a local dev instance, as JSON. */
export const SUBJECT = "SUITE_SUBJECT";

export const Subject = z.object({
  api: z.string(),
  secretKey: z.string(),
  publishableKey: z.string(),
});

export type Subject = z.output<typeof Subject>;

/** What a suite asks for to begin with nothing, as a local instance is reset. */
export const START_OVER = "/__suite/start-over";
