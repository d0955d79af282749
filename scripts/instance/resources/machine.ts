import { randomBytes } from "node:crypto";
import type { MachineJSON, MachineScopeJSON, MachineSecretKeyJSON } from "./sdk-json.ts";
import { notFound, apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** A service that asks other services with tokens of its own. */
export interface Machine {
  readonly id: string;
  readonly name: string;
  readonly secretKey: string;
  /** The key before the last rotation, while it still counts. */
  readonly previousKey: { readonly secretKey: string; readonly expiresAt: number } | null;
  readonly defaultTokenTtl: number;
  /** The machines its tokens are good for. */
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface MachineInput {
  name: string;
  scopes: readonly string[];
  defaultTokenTtl: number;
}

export function getMachine(instance: Instance, id: string): Machine {
  const machine = instance.store.machines.get(id);
  if (!machine) throw notFound("machine", id);
  return machine;
}

export function createMachine(instance: Instance, input: MachineInput): Machine {
  for (const id of input.scopes) getMachine(instance, id);
  const now = instance.now();
  return instance.store.machines.put({
    id: instance.newId("mch"),
    ...input,
    secretKey: newSecretKey(),
    previousKey: null,
    createdAt: now,
    updatedAt: now,
  });
}

export function updateMachine(
  instance: Instance,
  id: string,
  changes: Partial<Pick<Machine, "name" | "defaultTokenTtl">>,
): Machine {
  return put(instance, { ...getMachine(instance, id), ...changes });
}

export function deleteMachine(instance: Instance, id: string) {
  getMachine(instance, id);
  for (const other of instance.store.machines.by("scope", id)) {
    put(instance, { ...other, scopes: other.scopes.filter((scope) => scope !== id) });
  }
  for (const token of instance.store.m2mTokens.by("machine", id)) {
    instance.store.m2mTokens.delete(token.id);
  }
  instance.store.machines.delete(id);
  return { object: "machine", id, deleted: true };
}

/** The old key goes on to count for as long as asked. */
export function rotateSecretKey(instance: Instance, id: string, seconds: number): Machine {
  const machine = getMachine(instance, id);
  const expiresAt = instance.now() + seconds * 1000;
  const previousKey = seconds > 0 ? { secretKey: machine.secretKey, expiresAt } : null;
  return put(instance, { ...machine, secretKey: newSecretKey(), previousKey });
}

export function addScope(instance: Instance, id: string, otherId: string): MachineScopeJSON {
  const machine = getMachine(instance, id);
  getMachine(instance, otherId);
  if (machine.scopes.includes(otherId)) throw scopeExists();
  put(instance, { ...machine, scopes: [...machine.scopes, otherId] });
  return { ...scopeJson(id, otherId), created_at: instance.now() };
}

export function removeScope(instance: Instance, id: string, otherId: string): MachineScopeJSON {
  const machine = getMachine(instance, id);
  if (!machine.scopes.includes(otherId)) throw notFound("machine scope", otherId);
  put(instance, { ...machine, scopes: machine.scopes.filter((scope) => scope !== otherId) });
  return { ...scopeJson(id, otherId), deleted: true };
}

/** The machine a secret key belongs to. */
export function machineOfKey(instance: Instance, secretKey: string): Machine | undefined {
  const machine = instance.store.machines.find("key", secretKey);
  if (!machine || machine.secretKey === secretKey) return machine;
  return instance.now() < (machine.previousKey?.expiresAt ?? 0) ? machine : undefined;
}

export function machineJson(instance: Instance, machine: Machine): MachineJSON {
  const scoped = machine.scopes.map((id) => bareJson(instance, getMachine(instance, id)));
  return { ...bareJson(instance, machine), scoped_machines: scoped };
}

export function secretKeyJson({ secretKey }: Machine): MachineSecretKeyJSON {
  return { object: "machine_secret_key", secret: secretKey };
}

function bareJson({ keys }: Instance, machine: Machine): MachineJSON {
  return {
    object: "machine",
    id: machine.id,
    name: machine.name,
    instance_id: keys.instanceId,
    default_token_ttl: machine.defaultTokenTtl,
    scoped_machines: [],
    created_at: machine.createdAt,
    updated_at: machine.updatedAt,
  };
}

function scopeJson(from: string, to: string): MachineScopeJSON {
  return { object: "machine_scope", from_machine_id: from, to_machine_id: to };
}

function newSecretKey(): string {
  return `ak_${randomBytes(24).toString("base64url")}`;
}

function put(instance: Instance, changed: Machine): Machine {
  return instance.store.machines.put({ ...changed, updatedAt: instance.now() });
}

function scopeExists() {
  return apiError(409, "machine_scope_already_exists", "The machine has that scope already.");
}
