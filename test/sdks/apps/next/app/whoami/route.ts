import { auth } from "@clerk/nextjs/server";

export async function GET() {
  const { userId } = await auth();
  return Response.json({ userId }, { status: userId ? 200 : 401 });
}
