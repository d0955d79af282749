import { verifyWebhook } from "@clerk/nextjs/webhooks";
import type { NextRequest } from "next/server";

export async function POST(request: NextRequest) {
  try {
    const event = await verifyWebhook(request);
    return Response.json({ verified: event.type });
  } catch {
    return Response.json({ verified: null }, { status: 400 });
  }
}
