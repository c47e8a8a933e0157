import { z } from 'zod';

/** Parts of which records consist (records.ts). */

/** ISO 8601, as pages show it: what is no date would fail there. */
export const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'no date');

export const person = z.looseObject({ name: z.string(), email: z.string() });
