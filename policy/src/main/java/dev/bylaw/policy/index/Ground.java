// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.compile.ProgramCompiler;

/** What all policies of one action are compiled over and with. */
record Ground(Entities entities, ProgramCompiler compiler) {}
