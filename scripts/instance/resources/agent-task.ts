import type { AgentTaskJSON } from "@clerk/backend";
import { userByIdentifier } from "./identify.ts";
import { newTicket } from "./ticket.ts";
import { getUser } from "./user.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** What an agent may do as a user; its address signs the agent in once. */
export interface AgentTask {
  readonly id: string;
  readonly agentId: string;
  readonly agentName: string;
  readonly taskId: string;
  readonly userId: string;
  readonly description: string;
  readonly redirectUrl: string;
  readonly ticket: string;
  readonly status: "pending" | "accepted" | "revoked";
  readonly sessionMaxDurationInSeconds: number;
  readonly createdAt: number;
}

export interface AgentTaskInput {
  userId?: string | undefined;
  identifier?: string | undefined;
  agentName: string;
  description: string;
  redirectUrl: string;
  sessionMaxDurationInSeconds: number;
}

export function createAgentTask(instance: Instance, input: AgentTaskInput): AgentTask {
  const { userId, identifier = "", ...fields } = input;
  const user = userId ? getUser(instance, userId) : userByIdentifier(instance, identifier);
  if (!user) throw notFound("user", identifier);
  return instance.store.agentTasks.put({
    id: instance.newId("agtt"),
    agentId: agentIdOf(instance, fields.agentName),
    taskId: instance.newId("task"),
    userId: user.id,
    ...fields,
    ticket: newTicket(),
    status: "pending",
    createdAt: instance.now(),
  });
}

export function revokeAgentTask(instance: Instance, id: string): AgentTask {
  const task = instance.store.agentTasks.get(id);
  if (!task) throw notFound("agent task", id);
  if (task.status !== "pending") throw notPending(task.status);
  return instance.store.agentTasks.put({ ...task, status: "revoked" });
}

/** The task a live ticket stands for. */
export function liveAgentTask(instance: Instance, ticket: string): AgentTask | undefined {
  const task = instance.store.agentTasks.find("ticket", ticket);
  return task?.status === "pending" ? task : undefined;
}

export function spendAgentTask(instance: Instance, task: AgentTask): AgentTask {
  return instance.store.agentTasks.put({ ...task, status: "accepted" });
}

/** The SDK's type also wants an id, which the document does not have and the SDK never reads. */
type Wire = Omit<AgentTaskJSON, "id" | "url"> & { url?: string };

export function agentTaskJson(instance: Instance, task: AgentTask): Wire {
  return {
    object: "agent_task",
    agent_id: task.agentId,
    agent_task_id: task.id,
    task_id: task.taskId,
    ...(task.status === "revoked" ? {} : { url: taskUrl(instance, task) }),
  };
}

/** Other tickets lead to a sign-in page; an agent's session is there when it arrives in the app. */
function taskUrl({ origins }: Instance, { ticket }: AgentTask): string {
  return `${origins.frontend}/v1/agents/tasks?ticket=${ticket}`;
}

/** An agent is known by its name. */
function agentIdOf(instance: Instance, agentName: string): string {
  const known = instance.store.agentTasks.find("agent", agentName);
  return known?.agentId ?? instance.newId("agent");
}

function notPending(status: string) {
  const message = `Unexpected status ${status}, expected a task that is still pending`;
  return apiError(400, "agent_task_not_pending", "Agent task not pending", message);
}
