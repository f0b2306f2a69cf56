/**
 * Cedar's JSON formats: entities, contexts, requests, policies and policy sets, read and written.
 *
 * <p>{@link dev.bylaw.policy.json.JsonText} alone knows the streaming parser behind it; the rest, and the schema reader,
 * see the tree of {@link dev.bylaw.policy.json.Json}. Everything a lenient reader would let pass is refused: duplicate
 * keys, floating-point numbers, unpaired surrogates, misplaced escapes, unknown keys.
 *
 * <p>Runs in: the agent's loader, when policies, entities and schemas are loaded.
 */
package dev.bylaw.policy.json;
