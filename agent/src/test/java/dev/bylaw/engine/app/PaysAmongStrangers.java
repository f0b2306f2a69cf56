// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.security.KeyFactorySpi;
import java.security.KeyPairGeneratorSpi;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.security.SignatureSpi;
import java.util.List;

/**
 * Puts a security provider in front of the JDK's that tells who asks it, and takes away the JDK's own that hashes; then pays.
 * The provider makes nothing: whoever asks it fails, and a line says so.
 */
public final class PaysAmongStrangers {

    private PaysAmongStrangers() {}

    /** Prints which provider is first, and then what {@link Pays} prints. */
    public static void main(String[] arguments) throws Exception {
        Security.insertProviderAt(new Stranger(), 1);
        Security.removeProvider("SUN");
        System.out.println(Security.getProviders()[0].getName() + " is first");
        try {
            MessageDigest.getInstance("SHA-512");
        } catch (IllegalStateException ofTheApplication) {
            System.out.println(ofTheApplication.getMessage());
        }
        Pays.main(arguments);
    }

    /** Offers all that the log uses. */
    private static final class Stranger extends Provider {
        private static final long serialVersionUID = 1L;

        Stranger() {
            super("Stranger", "1", "");
            offer("MessageDigest", MessageDigestSpi.class, "SHA-256", "SHA-512", "SHA-1", "SHA");
            offer("SecureRandom", SecureRandomSpi.class, "NativePRNG", "DRBG", "SHA1PRNG");
            offer("Signature", SignatureSpi.class, "Ed25519", "EdDSA");
            offer("KeyFactory", KeyFactorySpi.class, "Ed25519", "EdDSA");
            offer("KeyPairGenerator", KeyPairGeneratorSpi.class, "Ed25519", "EdDSA");
            offer("Mac", Object.class, "HmacSHA256");
            offer("Cipher", Object.class, "AES/GCM/NoPadding", "AES");
        }

        private void offer(String type, Class<?> spi, String... algorithms) {
            for (String algorithm : algorithms) {
                putService(new Service(this, type, algorithm, spi.getName(), List.of(), null) {
                    @Override
                    public Object newInstance(Object parameter) {
                        String asked = "asked for " + getAlgorithm() + " in "
                                + Thread.currentThread().getName();
                        System.out.println(asked);
                        throw new IllegalStateException("not by the enforcer");
                    }
                });
            }
        }
    }
}
