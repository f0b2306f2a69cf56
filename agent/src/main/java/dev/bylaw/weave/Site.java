// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/**
 * A woven method: what the number in its first instruction stands for.
 *
 * <p>A site is a value. Two copies of one class, in two loaders, share a site when everything that can be decided about
 * them is equal; which loaders define it is the ledger's matter ({@link Woven}).
 *
 * @param id the number that woven code passes to the gate; small, dense from 0; used again only after {@link Sites#retired}
 * @param className the class that declares the method, with dots, nested classes with {@code $}
 * @param method the method's name; {@code <init>} for a constructor
 * @param descriptor the method's descriptor, as in the class file
 * @param access the method's access flags, as in the class file
 * @param action the action's name in policies
 * @param resource how the resource is named, as the annotation or the configuration says it, for example {@code
 *     Order::{order}} or {@code Customer::{0}}; {@code null} when neither says. {@link Parameter#resourceType} is the other
 *     way to say it
 * @param parameters one for each parameter of the descriptor, in order
 * @param origin where governance comes from
 */
public record Site(
        int id,
        String className,
        String method,
        String descriptor,
        int access,
        String action,
        String resource,
        List<Parameter> parameters,
        Origin origin) {

    /** Keeps a copy of the parameters. */
    public Site {
        parameters = List.copyOf(parameters);
    }

    /** Whether the method is static. A constructor is not, though the gate is given no receiver for it. */
    public boolean isStatic() {
        return (access & 0x0008) != 0;
    }

    /** The method for people: {@code com.acme.Orders#refund(java.lang.String, long)}. */
    public String display() {
        return className + '#' + method + Names.parameters(descriptor);
    }
}
