import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { body, query } from "../middleware/input.ts";
import { deleteUser } from "../resources/delete-user.ts";
import { userJson } from "../resources/user-json.ts";
import { countUsers, listUsers } from "../resources/user-list.ts";
import { changeUser } from "../resources/user-password.ts";
import { createUser, getUser, type User } from "../resources/user.ts";
import { CreateUserBody, UpdateUserBody } from "./user-body.ts";
import { UserFilterQuery, UserListQuery } from "./user-query.ts";

export const users = (instance: Instance) => {
  const json = (user: User) => userJson(instance, user);
  return new Hono()
    .get("/", query(UserListQuery), (c) => {
      const { filter, order, page } = c.req.valid("query");
      return c.json(listUsers(instance, filter, order, page).map(json));
    })
    .get("/count", query(UserFilterQuery), (c) => {
      const total = countUsers(instance, c.req.valid("query"));
      return c.json({ object: "total_count", total_count: total });
    })
    .post("/", body(CreateUserBody), (c) => c.json(json(createUser(instance, c.req.valid("json")))))
    .get("/:id", (c) => c.json(json(getUser(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateUserBody), (c) =>
      c.json(json(changeUser(instance, c.req.param("id"), c.req.valid("json")))),
    )
    .delete("/:id", (c) => c.json(deleteUser(instance, c.req.param("id"))));
};
