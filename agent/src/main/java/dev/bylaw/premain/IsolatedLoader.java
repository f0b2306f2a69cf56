// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Defines the classes of {@link InnerJar}, where neither class-path scanners nor tools that merge jars take them for the
 * application's.
 *
 * <p>Its own classes come first, then the platform's; the application's loaders are not asked. It cannot be found by a
 * name: whoever has none of its objects has no way to it, and making another one gives another copy, without power.
 */
final class IsolatedLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** Threads of this class are found by everybody; the class needs nothing but the JDK. */
    private static final String THREAD = "dev.bylaw.evidence.storage.DiskThread";

    private final InnerJar jar;
    /** Under the class's loading lock. */
    private Class<?> thread;

    IsolatedLoader(File bylawJar) throws IOException {
        super(platformLoader());
        this.jar = new InnerJar(bylawJar);
    }

    /** The loader below the boot loader; Java 8 has no other way to say it. */
    private static ClassLoader platformLoader() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> type = findLoadedClass(name);
            if (type == null) {
                type = define(name);
            }
            if (type == null) {
                type = getParent().loadClass(name);
            }
            if (resolve) {
                resolveClass(type);
            }
            return type;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return null;
        }
        try {
            if (name.equals(THREAD) && thread != null) {
                return thread;
            }
            byte[] bytes = jar.read(name.replace('.', '/') + ".class");
            if (name.equals(THREAD) && bytes != null) {
                thread = new LoneLoader().define(name, bytes);
                return thread;
            }
            return bytes == null ? null : defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name + " cannot be read from bylaw.jar: " + e.getMessage(), e);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        try {
            byte[] bytes = jar.read(name);
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public URL getResource(String name) {
        return findResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return findResources(name);
    }

    @Override
    protected URL findResource(String name) {
        try {
            return jar.contains(name) ? new URL(null, "bylaw:" + name, new Handler(name)) : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return url == null ? Collections.<URL>emptyEnumeration() : Collections.enumeration(Collections.singleton(url));
    }

    /** Opens one resource; there is no scheme for a jar in a jar. */
    private final class Handler extends URLStreamHandler {

        private final String name;

        Handler(String name) {
            this.name = name;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // There is nothing to connect to.
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    return new ByteArrayInputStream(jar.read(name));
                }
            };
        }
    }
}
