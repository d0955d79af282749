import { type Place, placeIn } from "../pack/place.ts";
import type { Text } from "../pack/text.ts";

/** Every match of a pattern in a text, with its place. */
export function* matchesIn(
  { file, source }: Text,
  pattern: RegExp,
): Generator<{ place: Place; match: RegExpExecArray }> {
  const place = placeIn(file, source);
  for (const match of source.matchAll(pattern)) {
    yield { place: place(match.index, match.index + match[0].length), match };
  }
}
