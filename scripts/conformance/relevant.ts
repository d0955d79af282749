import type { ErrorObject } from "ajv";

/** What a person wants to read: of alternatives only the one that comes closest. */
export function relevant(all: readonly ErrorObject[]): ErrorObject[] {
  const errors = withoutNull(all);
  const choice = errors.find(isChoice);
  if (!choice) return errors.filter(({ keyword }) => keyword !== "if");
  const within = ({ instancePath }: ErrorObject): boolean =>
    instancePath === choice.instancePath || instancePath.startsWith(`${choice.instancePath}/`);
  const inside = errors.filter((error) => error !== choice && within(error));
  const outside = errors.filter((error) => error !== choice && !within(error));
  return [...closest(inside, choice), ...relevant(outside)];
}

/** Without what only says that `null` would have been right too. */
function withoutNull(errors: readonly ErrorObject[]): ErrorObject[] {
  const isNull = ({ keyword, params }: ErrorObject): boolean =>
    keyword === "type" && params["type"] === "null";
  const places = new Set(errors.filter(isNull).map(({ instancePath }) => instancePath));
  return errors.filter(
    (error) => !isNull(error) && !(error.keyword === "anyOf" && places.has(error.instancePath)),
  );
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === "oneOf" || keyword === "anyOf";
}

/** The alternative with the fewest errors; one of another kind of thing is no candidate. */
function closest(errors: ErrorObject[], choice: ErrorObject): ErrorObject[] {
  const branches: ErrorObject[][] = [];
  let last = "";
  for (const error of errors.filter((one) => !isChoice(one))) {
    const branch = branchOf(error);
    if (branch === last) branches.at(-1)?.push(error);
    else branches.push([error]);
    last = branch;
  }
  const ranked = branches
    .filter((branch) => !branch.some((error) => isOtherKind(error, choice)))
    .sort((a, b) => a.length - b.length);
  return ranked[0] ?? [choice];
}

/**
 * A schema path up to where its keywords begin: `#/components/schemas/Name` or `#/anyOf/0`. Ajv leaves
 * some schemas without a name, but reports one branch after the other.
 */
function branchOf({ schemaPath }: ErrorObject): string {
  return schemaPath.replace(
    /\/(?:properties|required|additionalProperties|type|items|enum)\b.*/,
    "",
  );
}

function isOtherKind({ keyword, instancePath }: ErrorObject, choice: ErrorObject): boolean {
  return keyword === "enum" && instancePath === `${choice.instancePath}/object`;
}
