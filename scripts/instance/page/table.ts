import { html } from "hono/html";
import { pageOf } from "../middleware/pagination.ts";
import type { Html } from "./view.ts";

type Cell = Html | string | number;

export interface TableInput<T> {
  caption: string;
  columns: readonly string[];
  records: readonly T[];
  row: (record: T) => readonly Cell[];
  /** Shown in place of an empty table: how to get a first record. */
  empty: string;
}

/** Rows with headers; the first cell names its row. */
export function table<T>({ caption, columns, records, row, empty }: TableInput<T>): Html {
  if (records.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${records.map((record) => tableRow(row(record)))}
      </tbody>
    </table>
  </div>`;
}

function tableRow([first = "", ...rest]: readonly Cell[]): Html {
  return html`<tr>
    <th scope="row">${first}</th>
    ${rest.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

const PAGE_SIZE = 25;

/** The part of a list that the address asks for. */
export function pageIn<T>(records: readonly T[], search: URLSearchParams): T[] {
  return pageOf(records, { limit: PAGE_SIZE, offset: offsetIn(search) });
}

/** Where in a list a person is, and the ways on. */
export function pager(total: number, search: URLSearchParams): Html {
  if (total <= PAGE_SIZE) return html``;
  const offset = offsetIn(search);
  const last = Math.min(total, offset + PAGE_SIZE);
  return html`<nav class="pager" aria-label="Pages">
    ${offset > 0 ? step("Newer", offset - PAGE_SIZE, search) : ""}
    <span>${offset + 1}–${last} of ${total}</span>
    ${last < total ? step("Older", last, search) : ""}
  </nav>`;
}

function step(label: string, offset: number, search: URLSearchParams): Html {
  const target = new URLSearchParams(search);
  target.set("offset", String(Math.max(0, offset)));
  return html`<a id="page-${label}" href="/?${target.toString()}">${label}</a>`;
}

export function offsetIn(search: URLSearchParams): number {
  const offset = Number(search.get("offset") ?? 0);
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}

export const PAGE = PAGE_SIZE;
