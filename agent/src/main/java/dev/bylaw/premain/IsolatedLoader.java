// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Defines the classes that bylaw.jar keeps under {@code inst/} with the ending {@code .classdata}, where neither class-path
 * scanners nor tools that merge jars take them for the application's.
 *
 * <p>Its own classes come first, then the platform's; the application's loaders are not asked. It cannot be found by a
 * name: whoever has none of its objects has no way to it, and making another one gives another copy, without power.
 */
final class IsolatedLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String ROOT = "inst/";

    private final File jar;
    private final ZipFile zip;

    IsolatedLoader(File jar) throws IOException {
        super(platformLoader());
        this.jar = jar;
        this.zip = new ZipFile(jar);
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
            byte[] bytes = read(ROOT + name.replace('.', '/') + ".classdata");
            return bytes == null ? null : defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name + " cannot be read from " + jar + ": " + e.getMessage(), e);
        }
    }

    private byte[] read(String entryName) throws IOException {
        ZipEntry entry = zip.getEntry(entryName);
        if (entry == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(1024, (int) entry.getSize()));
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        }
        return bytes.toByteArray();
    }

    private static String entryName(String resource) {
        return resource.endsWith(".class") ? ROOT + resource + "data" : ROOT + resource;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        try {
            byte[] bytes = read(entryName(name));
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
        String entryName = entryName(name);
        if (zip.getEntry(entryName) == null) {
            return null;
        }
        try {
            return new URL("jar:" + jar.toURI() + "!/" + entryName);
        } catch (MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return url == null ? Collections.<URL>emptyEnumeration() : Collections.enumeration(Collections.singleton(url));
    }
}
