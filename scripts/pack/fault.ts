/** Something that kept us from reading on, at its place; line and column count from 1. */
export interface Fault {
  file: string;
  line: number;
  column: number;
  message: string;
}

const sentences: Record<string, string> = {
  EACCES: "Unexpected refusal to read this, expected read permission",
  EPERM: "Unexpected refusal to read this, expected read permission",
  ELOOP: "Unexpected symbolic link that leads back to itself, expected a file or folder",
  ENOTDIR: "Unexpected file, expected a folder",
  ENAMETOOLONG: "Unexpected path of this length, expected a shorter one",
  ENOENT: "Unexpected symbolic link to nothing, expected a file or folder",
};

/** What the operating system refused, in a sentence; anything else is a bug and thrown on. */
export function refusal(file: string, error: unknown): Fault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = sentences[code];
  if (message === undefined) throw error;
  return { file, line: 1, column: 1, message };
}
