import { expect, test } from "vitest";
import { createInstance } from "../../scripts/instance/instance.ts";
import { createUser } from "../../scripts/instance/resources/user.ts";

test("the last thousand events are kept, the oldest of them first", () => {
  const instance = createInstance();
  for (let i = 0; i < 1500; i++) createUser(instance, { externalId: String(i) });
  const kept = instance.events.recent().map(({ data }) => Object(data).external_id);
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([1000, "500", "1499"]);
});

test("ids have Clerk's form, sort by creation and are never given twice", () => {
  const { newId } = createInstance();
  const ids = Array.from({ length: 1000 }, () => newId("user"));
  expect(ids.filter((id) => !/^user_[0-9A-Za-z]{27}$/.test(id))).toEqual([]);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(1000);
});
