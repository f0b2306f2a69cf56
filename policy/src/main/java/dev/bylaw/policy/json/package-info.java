/**
 * Cedar's JSON formats: entities, contexts, requests, policies and policy sets, read and written.
 *
 * <p>{@link dev.bylaw.policy.json.StreamedJson} alone knows the streaming parser, and is is asked where
 * {@link dev.bylaw.policy.json.PlainJson} declines; the rest, and the schema reader, see the tree of
 * {@link dev.bylaw.policy.json.Json}. Everything a lenient reader would let pass is refused: duplicate
 * keys, floating-point numbers, unpaired surrogates, misplaced escapes, unknown keys.
 *
 * <p>Runs in: the agent's loader, when policies, entities and schemas are loaded.
 */
package dev.bylaw.policy.json;
