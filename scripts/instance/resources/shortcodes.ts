/** What shortcodes can name: `{{user.first_name}}`, `{{org.slug}}`. */
export type ShortcodeScope = Record<string, unknown>;

const WHOLE = /^\s*\{\{([^{}]*)\}\}\s*$/;
const INSIDE = /\{\{([^{}]*)\}\}/g;

/**
 * Claims with their shortcodes replaced. One that is the whole string keeps the type of what it
 * names; one inside other text becomes text, as Clerk documents for JWT templates.
 */
export function renderShortcodes(value: unknown, scope: ShortcodeScope): unknown {
  if (typeof value === "string") return renderText(value, scope);
  if (Array.isArray(value)) return value.map((item) => renderShortcodes(item, scope));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, renderShortcodes(item, scope)]);
  return Object.fromEntries(entries);
}

function renderText(text: string, scope: ShortcodeScope): unknown {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return evaluate(whole, scope);
  return text.replace(INSIDE, (_match, expression: string) => {
    const result = evaluate(expression, scope);
    return typeof result === "string" ? result : JSON.stringify(result);
  });
}

/** The first operand of `a || b` that is neither null nor false, or else the last. */
function evaluate(expression: string, scope: ShortcodeScope): unknown {
  const operands = expression.split("||").map((operand) => resolve(operand.trim(), scope));
  return operands.find((operand) => operand !== null && operand !== false) ?? operands.at(-1);
}

function resolve(operand: string, scope: ShortcodeScope): unknown {
  const literal = /^'(.*)'$/.exec(operand)?.[1];
  if (literal !== undefined) return literal;
  if (operand === "true" || operand === "false") return operand === "true";
  if (operand !== "" && !Number.isNaN(Number(operand))) return Number(operand);
  return operand.split(".").reduce<unknown>(member, scope) ?? null;
}

function member(owner: unknown, key: string): unknown {
  if (typeof owner !== "object" || owner === null || !Object.hasOwn(owner, key)) return null;
  return Object.getOwnPropertyDescriptor(owner, key)?.value;
}
