import type { Block } from "../../pack/block.ts";
import { isJavaScript } from "../../samples/extension.ts";

/**
 * A name that nothing declares, or that the block declares twice: two variants side by side.
 * And a `return` without the function around it.
 */
const names = new Set([
  1108, 2300, 2304, 2323, 2393, 2451, 2503, 2528, 2552, 2580, 2581, 2582, 2583, 2584, 2591, 2592,
  2593, 2686, 2868, 18004,
]);

const modules = new Set([2307, 2732, 2792, 2875, 2882, 7016]);

export const unresolvedAugmentation = 2664;
export const notAComponent = 2786;

export function isName(code: number): boolean {
  return names.has(code);
}

export function isModule(code: number): boolean {
  return modules.has(code);
}

/** "implicitly has an 'any' type", in all its forms; JavaScript has no place for a type. */
function isImplicitAny(code: number): boolean {
  return code >= 7005 && code <= 7057 && !isModule(code);
}

/** What follows from something unresolved being `any`, and says nothing by itself. */
export function isEcho(code: number): boolean {
  return isImplicitAny(code) || code === 2347;
}

export function isLeftOut(block: Block, code: number): boolean {
  return isJavaScript(block) && isImplicitAny(code);
}

/** True for a module of the app itself, by path or alias. */
export function isLocal(specifier: string): boolean {
  return /^(\.{1,2}(\/|$)|\/|[@~#]\/|#)/.test(specifier);
}

/** `@clerk/nextjs` of `@clerk/nextjs/server`. */
export function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
