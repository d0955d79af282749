/** What goes wrong. An outage is a dropped connection, or 503 where `how` says so. */
export type FaultEffect =
  | { kind: "latency"; milliseconds: number }
  | { kind: "error"; status: number; code: string; message?: string | undefined }
  | { kind: "rate_limit"; retryAfter: number }
  | { kind: "outage"; how: "drop" | "unavailable" };

/** Which requests; without a field, any. Paths are as published, and `*` stands for anything. */
interface FaultScope {
  api?: "backend" | "frontend" | undefined;
  method?: string | undefined;
  path?: string | undefined;
}

export interface FaultInput extends FaultScope {
  effect: FaultEffect;
  /** The share of the matching requests, evenly spread: 0.5 is every second one. */
  share?: number | undefined;
  /** How many requests it hits before it is over. */
  times?: number | undefined;
  /** How long it lasts, in milliseconds of the machine's time. */
  duration?: number | undefined;
}

export interface Fault extends FaultInput {
  id: string;
  share: number;
  until: number | null;
  seen: number;
  hits: number;
}

export interface FaultyRequest {
  api: "backend" | "frontend";
  method: string;
  path: string;
}

export interface Faults {
  add(input: FaultInput): Fault;
  remove(id: string): boolean;
  clear(): void;
  /** Those in force, oldest first. */
  active(): Fault[];
  /** What a request is in for. Asking counts as a request. */
  strike(request: FaultyRequest): FaultEffect[];
}

export function createFaults(now: () => number, newId: (prefix: string) => string): Faults {
  let faults: Fault[] = [];
  const active = (): Fault[] => (faults = faults.filter((fault) => !isOver(fault, now())));
  return {
    add: (input) => {
      const until = input.duration === undefined ? null : now() + input.duration;
      const fault = {
        ...input,
        id: newId("fault"),
        share: input.share ?? 1,
        until,
        seen: 0,
        hits: 0,
      };
      faults.push(fault);
      return fault;
    },
    remove: (id) => {
      const before = faults.length;
      faults = faults.filter((fault) => fault.id !== id);
      return faults.length < before;
    },
    clear: () => {
      faults = [];
    },
    active,
    strike: (request) => {
      if (faults.length === 0) return [];
      return active()
        .filter((fault) => covers(fault, request) && isHit(fault))
        .map(({ effect }) => effect);
    },
  };
}

function isOver({ until, times, hits }: Fault, now: number): boolean {
  return (until !== null && now >= until) || (times !== undefined && hits >= times);
}

function covers({ api, method, path }: FaultScope, request: FaultyRequest): boolean {
  if (api !== undefined && api !== request.api) return false;
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  return path === undefined || pathPattern(path).test(request.path);
}

/** `/users/*` and `/users/{user_id}` alike. */
function pathPattern(path: string): RegExp {
  const escaped = path.replace(/[.+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replace(/\{[^}]*\}/g, "[^/]+")}$`);
}

/** Counted, not drawn, so that a test sees the same every time. */
function isHit(fault: Fault): boolean {
  const before = Math.floor(fault.seen * fault.share);
  fault.seen += 1;
  const isDue = Math.floor(fault.seen * fault.share) > before;
  if (isDue) fault.hits += 1;
  return isDue;
}
