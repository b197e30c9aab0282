import { backupCommand } from "./backup/backup.ts";
import type { Command } from "./command.ts";
import { doctor } from "./doctor.ts";
import { generateCommand } from "./generate.ts";
import { helpCommand } from "./help.ts";
import { importCommand } from "./import.ts";
import { migrate } from "./migrate.ts";
import { restoreCommand } from "./restore/restore.ts";
import { sourceCheck } from "./source/source-check.ts";
import { sourceList } from "./source/source-list.ts";
import { sourcePreview } from "./source/source-preview.ts";
import { sourceRemove } from "./source/source-remove.ts";
import { sourceSync } from "./source/source-sync.ts";
import { start } from "./start/start.ts";
import { tokenCreate, tokenList, tokenRevoke } from "./token-commands.ts";
import { workspaceCreate, workspaceList } from "./workspace-commands.ts";
import { writeKeyCreate, writeKeyList, writeKeyRevoke } from "./write-key-commands.ts";

/** Every command; one line each. */
export const commands: readonly Command[] = [
  start,
  importCommand,
  workspaceCreate,
  workspaceList,
  tokenCreate,
  tokenList,
  tokenRevoke,
  writeKeyCreate,
  writeKeyList,
  writeKeyRevoke,
  sourceList,
  sourceCheck,
  sourcePreview,
  sourceSync,
  sourceRemove,
  generateCommand,
  migrate,
  backupCommand,
  restoreCommand,
  doctor,
  helpCommand(() => commands),
];
