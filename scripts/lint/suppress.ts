import type { Diagnostic } from "./check.ts";
import type { Suppression } from "./suppression.ts";

/** Takes away what is suppressed, and adds a finding for each suppression that is not in order. */
export function applySuppressions(
  found: Diagnostic[],
  listed: Suppression[],
  /** Of all checks there are, and of those that ran. */
  names: Set<string>,
  selected: Set<string>,
): Diagnostic[] {
  const valid = listed.filter((one) => fault(one, names) === undefined);
  const useless = valid.filter(
    (one) => selected.has(one.check) && !found.some((diagnostic) => silences(one, diagnostic)),
  );
  return [
    ...found.filter((diagnostic) => !valid.some((one) => silences(one, diagnostic))),
    ...listed.flatMap((one) => complain(one, fault(one, names))),
    ...useless.flatMap((one) =>
      complain(one, `Unexpected suppression of \`${one.check}\`, which finds nothing here`),
    ),
  ];
}

function silences({ place, check, from, to }: Suppression, { file, line, ...rest }: Diagnostic) {
  return place.file === file && check === rest.check && from <= line && line <= to;
}

function fault({ check, reason }: Suppression, names: Set<string>): string | undefined {
  if (!names.has(check)) return `Unexpected suppression of \`${check}\`, expected a check's name`;
  if (reason === "") return "Unexpected suppression without a reason, expected `check: reason`";
  return undefined;
}

function complain({ place }: Suppression, message: string | undefined): Diagnostic[] {
  return message === undefined ? [] : [{ ...place, check: "suppressions", message }];
}
