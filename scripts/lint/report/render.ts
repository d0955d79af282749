import type { Result } from "../linter.ts";
import type { Format } from "../options.ts";

/** The report in the format asked for; only that format's module is loaded. */
export async function render({ report, checks }: Result, format: Format): Promise<string> {
  switch (format) {
    case "text":
      return (await import("./text.ts")).text(report);
    case "json":
      return (await import("./json.ts")).json(report);
    case "github":
      return (await import("./github.ts")).github(report);
    case "sarif":
      return (await import("./sarif.ts")).sarif(report, checks);
  }
}
