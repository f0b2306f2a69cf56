// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.lang.reflect.Method;

/**
 * What stands behind the gate: the engine, in a loader that neither java.base nor the application can name.
 *
 * <p>Any thread may call. Every method is as harmless when called by a stranger as it is when called by woven code.
 */
public interface BylawEnforcer {

    /**
     * Decides an invocation, and returns only when its body may run.
     *
     * @param site the number of the governed method, as woven into it
     * @param self the receiver; {@code null} for static methods, for constructors and where nothing needs it
     * @param arguments the arguments, boxed; {@code null} where nothing needs them
     * @return the number by which {@link #exit} or {@link #failed} ends this invocation. It has no end when the thread dies in
     *     it, and when it is a constructor whose call of another constructor throws
     * @throws SecurityException when it may not run, and for every error of the enforcer's own
     */
    int enter(int site, Object self, Object[] arguments);

    /**
     * The JDK is about to have an effect outside the process, on behalf of whoever is on the stack. Like {@link #enter}.
     *
     * @param site the number of the place in the JDK
     * @param subject what it is about to be done to, as that place has it
     * @param other another object that matters there; may be absent
     * @param detail a number that matters there
     * @param further another one
     * @return the number by which {@link #exit} or {@link #failed} ends it; 0 when nothing was decided
     * @throws SecurityException when it may not be done
     */
    int sink(int site, Object subject, Object other, int detail, int further);

    /**
     * A framework is about to run a tool for a model. Where the framework calls a Java method for it that asks by itself, that
     * method decides, and {@link #toolReturned} or {@link #toolFailed} tells what it said.
     *
     * @param site the number of the framework's method, as woven into it
     * @param name the tool's name
     * @param arguments what the model gave: JSON text, or a map that nobody else has; may be absent
     * @param server the client's name of the server that has the tool; {@code null} for tools of this JVM
     * @param agent what the framework calls the agent; may be absent
     * @param session what the framework calls the session; may be absent
     * @param method the Java method that will be called; {@code null} when it is not known
     * @return the number by which {@link #toolReturned} or {@link #toolFailed} ends it
     * @throws SecurityException when the tool may not be run; its message is for the model
     */
    int tool(int site, String name, Object arguments, String server, String agent, Object session, Method method);

    /**
     * Somebody subscribes to what a framework's method has promised, which is called on this thread next.
     *
     * @param self the method's receiver
     */
    BylawSubscription subscribe(Object self);

    /**
     * Whether a framework's method that does its work when somebody subscribes is called because somebody does.
     *
     * @param site the number of the framework's method, as woven into it
     * @param self its receiver
     * @param given its first argument
     * @return false where it must return what can be subscribed to, and do nothing
     */
    boolean isSubscribed(int site, Object self, Object given);

    /**
     * The framework returned.
     *
     * @throws SecurityException when the tool's method was refused, whatever the framework made of that
     */
    void toolReturned(int call);

    /**
     * The framework threw.
     *
     * @throws SecurityException when the tool's method was refused, whatever the framework made of that
     */
    void toolFailed(int call, Throwable thrown);

    /**
     * An MCP server is about to answer a client by what the application gave it for that. Like {@link #tool}, but where that is
     * known to ask by itself, the decision is left to it.
     *
     * @param site the number of the place in the server, as woven into it
     * @param name the tool, the prompt, or the resource's address
     * @param arguments a map that nobody else has; may be absent
     * @param handler what the application gave; nothing of it is called
     * @return the number by which {@link #toolReturned}, {@link #toolFailed} or {@link #toolPromised} ends it
     * @throws SecurityException when it may not be answered; its message is for the client
     */
    int served(int site, String name, Object arguments, Object handler);

    /**
     * The framework has returned a promise, which will be kept on whichever thread.
     *
     * @return what {@link #toolSettled} or {@link #toolAbandoned} takes; {@code null} when nothing was decided here
     * @throws SecurityException when the tool's method was refused, whatever the framework made of that
     */
    Object toolPromised(int call);

    /** The promise was kept, or failed with that. Never throws. Further calls for the same promise change nothing. */
    void toolSettled(Object promised, Throwable thrown);

    /** Nobody waits for the promise any more. Never throws. */
    void toolAbandoned(Object promised);

    /** The body returned. Never throws. */
    void exit(int call);

    /** The body threw. Never throws. */
    void failed(int call, Throwable thrown);

    /**
     * A class is about to be defined in a way that no transformer sees: a hidden class, which is what lambdas are.
     *
     * @param host the class on whose behalf it is defined
     * @param classFile its class file
     * @return the class file to define instead; may be the same
     */
    byte[] defining(Class<?> host, byte[] classFile);

    /**
     * A class has been defined and is not yet known to whoever asked for it. Its supertypes are known now, which they were
     * not when a transformer saw its bytes; returns when it is woven for what it inherits.
     *
     * @throws SecurityException when it cannot be woven
     */
    void defined(Class<?> type);

    /**
     * A power of the JDK is about to be used that could undo the weaving, reach into what guards it, or carry the keys away.
     *
     * @param operation what is about to be done, as {@code Class#method} of the JDK
     * @param subject on what: the instrumentation handle of an agent, or the object whose memory is written; may be absent
     * @param detail what else is known: the agent's class, a command's name; may be absent
     * @throws SecurityException when it may not be
     */
    void power(String operation, Object subject, String detail);

    /**
     * The transformers of an agent have changed a class file.
     *
     * @param instrumentation that agent's handle
     * @param loader the loader of the class
     * @param name the class, with slashes; may be absent
     * @param before what they were given
     * @param after what they made of it
     * @return what the JVM shall take: {@code before} when a check is missing in what they made
     */
    byte[] transformed(Object instrumentation, ClassLoader loader, String name, byte[] before, byte[] after);

    /**
     * A task is being handed over, to be run later or on another thread.
     *
     * @param task the application's; nothing of it is called
     * @return on whose behalf, for {@link #begin}; {@code null} when nothing is bound to this thread, or when tasks of this
     *     kind are not run for those who hand them over
     */
    Object handOver(Object task);

    /**
     * A task begins on this thread.
     *
     * @param authority what {@link #handOver} returned: it takes the place of what is bound here; {@code null} for nobody
     * @return what {@link #end} needs; {@code null} when nothing has changed
     */
    Object begin(Object authority);

    /** A task ends. What was bound to this thread before it is bound again. */
    void end(Object begun);

    /**
     * Serves the identity API of {@code dev.bylaw.annotations}, whose bodies are woven to call this.
     *
     * @param operation the name of the method of {@code Enforcement} that was called
     * @param arguments its arguments
     * @return what that method returns
     */
    Object serve(String operation, Object[] arguments);
}
