export type Metadata = Record<string, unknown>;

/** Clerk's deep merge: nested objects are merged, a null removes its key, everything else replaces. */
export function mergeMetadata(current: Metadata, patch: Metadata): Metadata {
  const merged = { ...current };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = isObject(value) ? mergeMetadata(asObject(merged[key]), value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Metadata {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asObject(value: unknown): Metadata {
  return isObject(value) ? value : {};
}
