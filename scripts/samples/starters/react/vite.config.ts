import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const port = Number(process.env.PORT ?? 5173);

export default defineConfig({
  plugins: [react()],
  build: { sourcemap: true },
  server: { port, strictPort: true },
  preview: { port, strictPort: true },
});
