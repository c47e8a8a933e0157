import { constants, setPriority } from 'node:os';
import { auditCurrentRelease, type WholeAudit } from './whole-audit.ts';

/** The process in which a publisher has a release audited (nightly-audit.ts). Builds go first. */
setPriority(constants.priority.PRIORITY_LOW);

/** What it tells the publisher. */
export type AuditReport = WholeAudit | null;

process.once('disconnect', () => process.exit());
if (!process.connected) process.exit();
const report: AuditReport = await auditCurrentRelease();
process.send?.(report, () => process.exit());
