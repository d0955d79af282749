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
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors.filter((one) => !isChoice(one))) {
    const branch = branchOf(error, choice);
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const ranked = [...branches.values()]
    .filter((branch) => !branch.some((error) => isOtherKind(error, choice)))
    .sort((a, b) => a.length - b.length);
  return ranked[0] ?? [choice];
}

/** The alternative as it stands among the others, or the schema by the name that it refers to. */
function branchOf({ schemaPath }: ErrorObject, choice: ErrorObject): string {
  const inline = schemaPath.startsWith(`${choice.schemaPath}/`);
  const [rest = ""] = inline ? schemaPath.slice(choice.schemaPath.length + 1).split("/") : [];
  return inline ? rest : schemaPath.split("/").slice(0, 4).join("/");
}

function isOtherKind({ keyword, instancePath }: ErrorObject, choice: ErrorObject): boolean {
  return keyword === "enum" && instancePath === `${choice.instancePath}/object`;
}
