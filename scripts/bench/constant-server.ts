import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { listen } from "../instance/listen.ts";

/** The same HTTP library with nothing behind it: any path answers a constant of the given size. */
const [size = "2"] = process.argv.slice(2);
const constant = { text: "x".repeat(Math.max(0, Number(size) - '{"text":""}'.length)) };
const app = new Hono().get("*", (c) => c.json(constant));
const listener = getRequestListener(app.fetch);
const server = createServer((request, response) => void listener(request, response));
const port = await listen(server, 0, "127.0.0.1");
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}/` })}\n`);
process.once("SIGTERM", () => process.exit());
