import {
  findNodeAtLocation,
  getNodeValue,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";

import type { Fault } from "../pack/fault.ts";
import { type Place, placeIn } from "../pack/place.ts";

/** A JSON file that knows where its values stand; comments are allowed. */
export interface Json {
  value: unknown;
  faults: Fault[];
  /** Where a value stands, or the nearest one around where it should. */
  place(path: JSONPath): Place;
}

export function readJson(file: string, text: string): Json {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const range = placeIn(file, text);
  return {
    value: tree === undefined ? undefined : getNodeValue(tree),
    faults: errors.map(({ error, offset, length }) => ({
      ...range(offset, offset + length),
      message: `Malformed JSON: ${printParseErrorCode(error)}`,
    })),
    place(path) {
      const { offset, length } = nearest(tree, path) ?? { offset: 0, length: 0 };
      return range(offset, offset + length);
    },
  };
}

/** A missing key is shown at the brace of the object that lacks it. */
function nearest(
  tree: Node | undefined,
  path: JSONPath,
): { offset: number; length: number } | undefined {
  if (tree === undefined) return undefined;
  const node = findNodeAtLocation(tree, path);
  if (node) return node;
  if (path.length === 0) return { offset: tree.offset, length: 1 };
  const parent = nearest(tree, path.slice(0, -1));
  return parent && { offset: parent.offset, length: 1 };
}
