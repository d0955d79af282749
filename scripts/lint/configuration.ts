import type { Node } from "jsonc-parser";
import type { AST } from "toml-eslint-parser";

import type { Path } from "./schema.ts";

type Span = readonly [start: number, end: number];

/** A configuration file's value, and where in the file each part of it stands. */
export interface Configuration {
  value: unknown;
  keys: Map<string, Span>;
  values: Map<string, Span>;
}

/** How a path is written in the maps. */
export function keyOf(path: Path): string {
  return JSON.stringify(path);
}

export async function readJsonc(code: string): Promise<Configuration> {
  const { getNodeValue, parseTree } = await import("jsonc-parser");
  const tree = parseTree(code);
  const read: Configuration = { value: undefined, keys: new Map(), values: new Map() };
  if (!tree) return read;
  addJson(read, tree, []);
  return { ...read, value: getNodeValue(tree) };
}

function addJson(read: Configuration, node: Node, path: Path): void {
  read.values.set(keyOf(path), [node.offset, node.offset + node.length]);
  for (const [i, child] of (node.children ?? []).entries()) {
    const [key, value] = child.type === "property" ? (child.children ?? []) : [undefined, child];
    const inner = [...path, key ? String(key.value) : i];
    if (key) read.keys.set(keyOf(inner), [key.offset, key.offset + key.length]);
    if (value) addJson(read, value, inner);
  }
}

export async function readToml(code: string): Promise<Configuration> {
  const { getStaticTOMLValue, parseTOML } = await import("toml-eslint-parser");
  const program = parseTOML(code);
  const value: unknown = getStaticTOMLValue(program);
  const read: Configuration = { value, keys: new Map(), values: new Map() };
  for (const node of program.body[0].body) {
    if (node.type === "TOMLKeyValue") addPair(read, node, []);
    else addTable(read, node);
  }
  return read;
}

function addTable(read: Configuration, { key, resolvedKey, body }: AST.TOMLTable): void {
  const names = key.keys.values();
  for (const [i, part] of resolvedKey.entries()) {
    const place = keyOf(resolvedKey.slice(0, i + 1));
    read.values.set(place, key.range);
    if (typeof part === "string") read.keys.set(place, names.next().value?.range ?? key.range);
  }
  for (const pair of body) addPair(read, pair, resolvedKey);
}

function addPair(read: Configuration, { key, value }: AST.TOMLKeyValue, base: Path): void {
  let path = base;
  for (const part of key.keys) {
    path = [...path, part.type === "TOMLBare" ? part.name : part.value];
    read.keys.set(keyOf(path), part.range);
  }
  addToml(read, value, path);
}

function addToml(read: Configuration, node: AST.TOMLContentNode, path: Path): void {
  read.values.set(keyOf(path), node.range);
  if (node.type === "TOMLInlineTable") for (const pair of node.body) addPair(read, pair, path);
  if (node.type !== "TOMLArray") return;
  for (const [i, element] of node.elements.entries()) addToml(read, element, [...path, i]);
}
