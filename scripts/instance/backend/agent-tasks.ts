import { Hono } from "hono";
import * as z from "zod";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { agentTaskJson, createAgentTask, revokeAgentTask } from "../resources/agent-task.ts";

const Body = z.object({
  on_behalf_of: z.union([z.object({ user_id: z.string() }), z.object({ identifier: z.string() })]),
  permissions: z.literal("*"),
  agent_name: z.string().min(1),
  task_description: z.string().min(1),
  redirect_url: z.url(),
  session_max_duration_in_seconds: z.number().int().min(1).max(315_360_000).default(1800),
});

export const agentTasks = (instance: Instance) =>
  new Hono()
    .post("/", body(Body), (c) => {
      const { on_behalf_of: behalf, ...input } = c.req.valid("json");
      const user =
        "user_id" in behalf ? { userId: behalf.user_id } : { identifier: behalf.identifier };
      const task = createAgentTask(instance, {
        ...user,
        agentName: input.agent_name,
        description: input.task_description,
        redirectUrl: input.redirect_url,
        sessionMaxDurationInSeconds: input.session_max_duration_in_seconds,
      });
      return c.json(agentTaskJson(instance, task));
    })
    .post("/:id/revoke", (c) =>
      c.json(agentTaskJson(instance, revokeAgentTask(instance, c.req.param("id")))),
    );
