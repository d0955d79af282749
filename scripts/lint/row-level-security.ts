import type { CreateStmt, Node, RangeVar } from "libpg-query";

import { type Block, placeAt } from "../pack/block.ts";
import type { Finding } from "./check.ts";

/** A block of SQL, parsed. */
export interface Script {
  block: Block;
  statements: Node[];
}

interface Table {
  script: Script;
  relation: RangeVar;
}

/** Tables the scripts create for several tenants, or write policies for, and leave readable to all. */
export function* exposedTables(scripts: Script[]): Generator<Finding> {
  const policies = find(scripts, (node) =>
    "CreatePolicyStmt" in node ? node.CreatePolicyStmt.table : undefined,
  );
  const enabled = new Set(find(scripts, enabling).map(nameOf));
  const created = find(scripts, (node) =>
    "CreateStmt" in node ? node.CreateStmt.relation : undefined,
  );
  const isShared = new Set(find(scripts, shared).map(nameOf));
  const hasPolicy = new Set(policies.map(nameOf));
  for (const table of created) {
    const name = nameOf(table);
    if (enabled.has(name)) continue;
    const policy = policies.find((other) => nameOf(other) === name);
    if (policy) yield finding(policy, "its policies do nothing without it");
    else if (isShared.has(name) && hasPolicy.size + enabled.size > 0)
      yield finding(table, "its rows belong to tenants");
  }
}

function finding({ script, relation }: Table, why: string): Finding {
  const start = fromBytes(script.block.code, relation.location ?? 0);
  const name = relation.relname ?? "";
  const message = `Unexpected table \`${name}\` without row level security, expected \`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY\`: ${why}`;
  return { ...placeAt(script.block, start, start + name.length), message };
}

function find(scripts: Script[], relationOf: (node: Node) => RangeVar | undefined): Table[] {
  return scripts.flatMap((script) =>
    script.statements.flatMap((node) => {
      const relation = relationOf(node);
      return relation ? [{ script, relation }] : [];
    }),
  );
}

function enabling(node: Node): RangeVar | undefined {
  if (!("AlterTableStmt" in node)) return undefined;
  const { cmds = [], relation } = node.AlterTableStmt;
  const isEnabling = cmds.some(
    (command) =>
      "AlterTableCmd" in command && command.AlterTableCmd.subtype === "AT_EnableRowSecurity",
  );
  return isEnabling ? relation : undefined;
}

const tenantColumn = /^(clerk_)?(org|organization|tenant)_id$/;

function shared(node: Node): RangeVar | undefined {
  return "CreateStmt" in node && columns(node.CreateStmt).some((name) => tenantColumn.test(name))
    ? node.CreateStmt.relation
    : undefined;
}

function columns({ tableElts = [] }: CreateStmt): string[] {
  return tableElts.flatMap((element) =>
    "ColumnDef" in element ? (element.ColumnDef.colname ?? []) : [],
  );
}

function nameOf({ relation: { schemaname = "public", relname = "" } }: Table): string {
  return `${schemaname}.${relname}`;
}

/** The parser counts bytes of UTF-8. */
function fromBytes(code: string, bytes: number): number {
  return Buffer.from(code).subarray(0, bytes).toString().length;
}
