import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/** The regular files of an npm tarball: path below `package/` and content. */
export function* tarballFiles(gzipped: Buffer): Generator<{ path: string; content: Buffer }> {
  const tar = gunzipSync(gzipped);
  for (let offset = 0; offset + BLOCK <= tar.length;) {
    const header = tar.subarray(offset, offset + BLOCK);
    const size = Number.parseInt(text(header, 124, 12), 8) || 0;
    const isFile = ["0", ""].includes(text(header, 156, 1));
    const prefix = text(header, 345, 155);
    const path = [prefix, text(header, 0, 100)].filter(Boolean).join("/");
    const start = offset + BLOCK;
    if (isFile && path) {
      yield { path: path.replace(/^package\//, ""), content: tar.subarray(start, start + size) };
    }
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? length : end).trim();
}
