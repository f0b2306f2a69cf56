/**
 * What policies can say of the governed methods: turns signatures, read from class files, into a Cedar schema, and checks
 * policies against it. It says of each Java type exactly what {@code dev.bylaw.engine.ask} makes of its values; a test holds
 * the two together.
 *
 * <p>The start, each reload, each site that is woven later and the command's {@code policy schema} come in through {@link
 * dev.bylaw.engine.schema.PolicyCheck} and {@link dev.bylaw.engine.schema.KnownMethods}.
 *
 * <p>Runs in: the agent's loader, in premain and on threads of our own; also on threads that load classes, under locks of the
 * application's loaders. No class of the application is loaded here. Where types are looked up, {@link
 * dev.bylaw.engine.schema.ClassFiles} decides; while a class is being loaded, none of the application's loaders is asked.
 */
package dev.bylaw.engine.schema;
