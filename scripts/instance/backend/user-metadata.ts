import { Hono } from "hono";
import * as z from "zod";
import { given, metadata } from "../middleware/fields.ts";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { userJson } from "../resources/user-json.ts";
import { mergeUserMetadata } from "../resources/user-metadata.ts";
import { updateUser } from "../resources/user.ts";

const Body = z
  .object({
    public_metadata: metadata.optional(),
    private_metadata: metadata.optional(),
    unsafe_metadata: metadata.optional(),
  })
  .transform((input) =>
    given({
      publicMetadata: input.public_metadata,
      privateMetadata: input.private_metadata,
      unsafeMetadata: input.unsafe_metadata,
    }),
  );

export const userMetadata = (instance: Instance) =>
  new Hono()
    .put("/:id/metadata", body(Body), (c) =>
      c.json(userJson(instance, updateUser(instance, c.req.param("id"), c.req.valid("json")))),
    )
    .patch("/:id/metadata", body(Body), (c) =>
      c.json(
        userJson(instance, mergeUserMetadata(instance, c.req.param("id"), c.req.valid("json"))),
      ),
    );
