/** The instance's time. A test moves it; nothing in the instance reads Date.now() itself. */
export interface Clock {
  now: () => number;
  /** The time tokens are stamped with: now, plus the skew a fault injects. */
  tokenNow: () => number;
  /** The machine's own time, which receivers compare a webhook's signature with. */
  machineNow: () => number;
  /** How far it was moved, in milliseconds. */
  offset: () => number;
  currentSkew: () => number;
  advance(milliseconds: number): void;
  skew(milliseconds: number): void;
  reset(): void;
  /** Calls back after every advance or reset, so that waiting work (retries, expiry) can look again. */
  onMove(listener: () => void): () => void;
}

export function createClock(machine: () => number = Date.now): Clock {
  const listeners = new Set<() => void>();
  let offset = 0;
  let skew = 0;
  const move = (next: number): void => {
    offset = next;
    for (const listener of listeners) listener();
  };
  return {
    now: () => machine() + offset,
    tokenNow: () => machine() + offset + skew,
    machineNow: machine,
    offset: () => offset,
    currentSkew: () => skew,
    advance: (milliseconds) => move(offset + milliseconds),
    skew: (milliseconds) => {
      skew = milliseconds;
    },
    reset: () => {
      skew = 0;
      move(0);
    },
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
