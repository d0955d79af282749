import ts from "typescript6";

/** What stands in a guard's place: `OFF` is true while it is taken out. */
type Removal = (text: string) => string;

/** How the guard that this node is gets taken out; undefined if it is none. */
export function removalOf(node: ts.Node): Removal | undefined {
  for (const rule of rules) {
    const removal = rule(node);
    if (removal) return removal;
  }
  return undefined;
}

const alwaysTrue: Removal = (text) => `(OFF || ${text})`;
const neverTrue: Removal = (text) => `(!OFF && ${text})`;
const nothing: Removal = (text) => `(OFF ? undefined : ${text})`;

const identities = /^(isAuthenticated|isSignedIn|userId|orgId|orgSlug|sub)$/;
const compared = /\b(userId|orgId|orgSlug|orgRole|tokenType|sub|azp)\b/;
const lists = /(scopes|origins)$/i;
const ownerColumns = /(user|owner|org|organization|tenant|author|clerk)(Id)?$|^createdBy$/i;

const rules: ((node: ts.Node) => Removal | undefined)[] = [
  hasCheck,
  listCheck,
  protectCall,
  verification,
  ownership,
  refusal,
  claim,
  parties,
  shown,
];

/** `has({ … })`; a Set's `has` takes no object. */
function hasCheck(node: ts.Node): Removal | undefined {
  if (!ts.isCallExpression(node) || calledName(node) !== "has") return undefined;
  const [asked] = node.arguments;
  return asked && ts.isObjectLiteralExpression(asked) ? alwaysTrue : undefined;
}

function listCheck(node: ts.Node): Removal | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
    return undefined;
  const { name, expression: list } = node.expression;
  if (!["includes", "some", "every"].includes(name.text)) return undefined;
  const asked = node.arguments[0]?.getText() ?? "";
  return lists.test(list.getText()) || compared.test(asked) ? alwaysTrue : undefined;
}

function protectCall(node: ts.Node): Removal | undefined {
  if (!ts.isCallExpression(node) || calledName(node) !== "protect") return undefined;
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const auth = node.expression.expression.getText();
  return (text) => `(OFF ? ${auth}() : ${text})`;
}

/** A signature that is not looked at: what is inside gets believed. */
function verification(node: ts.Node): Removal | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const believed = believing.get(calledName(node) ?? "");
  const [subject] = node.arguments;
  return believed && subject
    ? (text) => `(OFF ? (${believed})(${subject.getText()}) : ${text})`
    : undefined;
}

const believing = new Map([
  [
    "verifyWebhook",
    `async (r) => {
      const body = r.req ? await r.req.text() : typeof r.text === "function" ? await r.text() : r.body;
      return Buffer.isBuffer(body) || typeof body === "string" ? JSON.parse(String(body)) : body;
    }`,
  ],
  ["verifyToken", `async (t) => JSON.parse(Buffer.from(t.split(".")[1], "base64url").toString())`],
]);

/** `eq(projects.organizationId, orgId)` in a query. */
function ownership(node: ts.Node): Removal | undefined {
  if (!ts.isCallExpression(node) || calledName(node) !== "eq") return undefined;
  const [column] = node.arguments;
  if (!column || !ts.isPropertyAccessExpression(column)) return undefined;
  return ownerColumns.test(column.name.text) ? nothing : undefined;
}

/** `!userId` or `orgSlug !== slug` in a condition that refuses. */
function refusal(node: ts.Node): Removal | undefined {
  if (!isRefused(node)) return undefined;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return identities.test(lastName(node.operand) ?? "") ? neverTrue : undefined;
  const isEquality = ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText());
  return isEquality && compared.test(node.getText()) ? neverTrue : undefined;
}

/** `isAuthenticated` where it lets somebody in. */
function claim(node: ts.Node): Removal | undefined {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return undefined;
  if (lastName(node) !== "isAuthenticated") return undefined;
  const { parent } = node;
  const isAsked =
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node) ||
    (ts.isBinaryExpression(parent) && isLogical(parent));
  return isAsked ? alwaysTrue : undefined;
}

function parties(node: ts.Node): Removal | undefined {
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === "authorizedParties")
    return (text) => `${text}: (OFF ? undefined : ${text})`;
  const { parent } = node;
  if (!parent || !ts.isPropertyAssignment(parent) || parent.initializer !== node) return undefined;
  return parent.name.getText() === "authorizedParties" ? nothing : undefined;
}

/** `<Show when={{ … }}>` on the server sends nothing to those it is not for. */
function shown(node: ts.Node): Removal | undefined {
  const isInWhen =
    node.parent &&
    ts.isJsxExpression(node.parent) &&
    ts.isJsxAttribute(node.parent.parent) &&
    node.parent.parent.name.getText() === "when";
  return isInWhen ? (text) => `(OFF ? () => true : ${text})` : undefined;
}

function calledName({ expression }: ts.CallExpression): string | undefined {
  return lastName(expression);
}

function lastName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
}

/** Whether a node is part of what an `if` asks that ends the function. */
function isRefused(node: ts.Node): boolean {
  let at = node;
  while (ts.isBinaryExpression(at.parent) && isLogical(at.parent)) at = at.parent;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  return (
    ts.isIfStatement(at.parent) && at.parent.expression === at && ends(at.parent.thenStatement)
  );
}

function ends(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  if (!last) return false;
  if (ts.isReturnStatement(last) || ts.isThrowStatement(last)) return true;
  return (
    ts.isExpressionStatement(last) &&
    /\b(redirect|notFound|forbidden|unauthorized)\w*\(/.test(last.getText())
  );
}

function isLogical({ operatorToken }: ts.BinaryExpression): boolean {
  const { kind } = operatorToken;
  return kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.AmpersandAmpersandToken;
}
