import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'turso', schema: './src/lib/server/db/schema/index.ts', out: './drizzle' });
