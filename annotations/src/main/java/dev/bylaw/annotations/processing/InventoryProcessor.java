// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations.processing;

import dev.bylaw.annotations.GovernedAction;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Lists the classes that carry {@link GovernedAction} in {@value #INVENTORY}, one binary name a line, sorted.
 *
 * <p>The enforcer reads the list before the application starts. It checks those classes, and the policies against them,
 * while the start can still be refused, and its first line can say how many methods are governed. Nothing depends on the
 * list for enforcement: a class that is not on it is governed when it is loaded, like any other.
 *
 * <p>The compiler finds this processor by itself when this module is on the class path of a JDK up to 22; later ones want
 * {@code -proc:full} or the module on the processor path.
 */
public final class InventoryProcessor extends AbstractProcessor {

    /** Where the list stands, relative to the class files. */
    public static final String INVENTORY = "META-INF/bylaw/governed";

    private final Set<String> classes = new TreeSet<>();

    /** Called by the compiler. */
    public InventoryProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(GovernedAction.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(GovernedAction.class)) {
            classes.add(processingEnv
                    .getElementUtils()
                    .getBinaryName(typeOf(element))
                    .toString());
        }
        if (round.processingOver() && !classes.isEmpty()) {
            write();
        }
        // Other processors may want the annotation too.
        return false;
    }

    private static TypeElement typeOf(Element element) {
        Element enclosing = element;
        while (!(enclosing instanceof TypeElement)) {
            enclosing = enclosing.getEnclosingElement();
        }
        return (TypeElement) enclosing;
    }

    private void write() {
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", INVENTORY)
                .openWriter()) {
            for (String name : classes) {
                out.write(name);
                out.write('\n');
            }
        } catch (IOException failed) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "The inventory of governed classes, " + INVENTORY + ", cannot be written: "
                                    + failed.getMessage());
        }
    }
}
