import type { Instance } from "../instance.ts";

/** A text that differs once anything the page shows has changed. */
export function createVersion({ store, clock, faults }: Instance): () => string {
  let changes = 0;
  store.onChange(() => changes++);
  return () =>
    [
      changes,
      clock.offset(),
      clock.currentSkew(),
      ...faults.active().map(({ id, hits }) => `${id}:${hits}`),
    ].join(" ");
}
