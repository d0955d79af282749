import { auth } from "@clerk/nextjs/server";

export async function GET() {
  const machine = await auth({ acceptsToken: ["m2m_token", "api_key"] });
  return Response.json(machine, { status: machine.isAuthenticated ? 200 : 401 });
}
