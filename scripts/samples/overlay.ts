import { dirname } from "node:path/posix";

/** Files that exist in memory only, under folders of which nothing is read from the disk. */
export interface Overlay {
  write(path: string, text: string): void;
  remove(path: string): void;
  read(path: string): string | undefined;
  /** The compiler's questions; undefined sends it to the disk. */
  fs: {
    readFile(path: string): string | null | undefined;
    fileExists(path: string): boolean | undefined;
    directoryExists(path: string): boolean | undefined;
  };
}

/** `root` is the folder that holds the overlay, and nothing but the overlay is seen in it. */
export function createOverlay(isOurs: (path: string) => boolean): Overlay {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  return {
    write(path, text) {
      files.set(path, text);
      for (let up = dirname(path); !folders.has(up) && up !== dirname(up); up = dirname(up))
        folders.add(up);
    },
    remove: (path) => void files.delete(path),
    read: (path) => files.get(path),
    fs: {
      readFile: (path) => (isOurs(path) ? (files.get(path) ?? null) : undefined),
      fileExists: (path) => (isOurs(path) ? files.has(path) : undefined),
      directoryExists: (path) => (isOurs(path) ? folders.has(path) : undefined),
    },
  };
}
