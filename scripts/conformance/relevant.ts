import type { ErrorObject } from "ajv";

/** What a person wants to read: of alternatives only the one that comes closest. */
export function relevant(errors: readonly ErrorObject[]): ErrorObject[] {
  const choice = errors.find(isChoice);
  if (!choice) return errors.filter(({ keyword }) => keyword !== "if");
  const within = ({ instancePath }: ErrorObject): boolean =>
    instancePath === choice.instancePath || instancePath.startsWith(`${choice.instancePath}/`);
  const inside = errors.filter((error) => error !== choice && within(error));
  const outside = errors.filter((error) => error !== choice && !within(error));
  return [...closest(inside, choice), ...relevant(outside)];
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === "oneOf" || keyword === "anyOf";
}

/** The alternative with the fewest errors; one of another kind of thing is no candidate. */
function closest(errors: ErrorObject[], choice: ErrorObject): ErrorObject[] {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors.filter((one) => !isChoice(one))) {
    const branch = branchOf(error);
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const ranked = [...branches.values()]
    .filter((branch) => !branch.some((error) => isOtherKind(error, choice)))
    .sort((a, b) => a.length - b.length);
  return ranked[0] ?? [choice];
}

/** A schema path up to where its keywords begin: `#/components/schemas/Name` or `#/anyOf/0`. */
function branchOf({ schemaPath }: ErrorObject): string {
  return schemaPath.replace(
    /\/(?:properties|required|additionalProperties|type|items|enum)\b.*/,
    "",
  );
}

function isOtherKind({ keyword, instancePath, params }: ErrorObject, choice: ErrorObject): boolean {
  if (keyword === "type" && instancePath === choice.instancePath) return params["type"] === "null";
  const isName = /\/(?:object|strategy)$/.test(instancePath);
  return keyword === "enum" && isName && instancePath.startsWith(choice.instancePath);
}
