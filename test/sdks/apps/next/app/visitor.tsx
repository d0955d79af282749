"use client";

import { useAuth, UserButton } from "@clerk/nextjs";
import { useState } from "react";

export function Visitor() {
  const { isLoaded, userId, getToken } = useAuth();
  const [token, setToken] = useState<string | null>(null);
  if (!isLoaded) return null;
  return (
    <>
      <p>browser: {userId ?? "nobody"}</p>
      <button onClick={() => void getToken().then(setToken)}>Get a token</button>
      <output>{token}</output>
      <UserButton />
    </>
  );
}
