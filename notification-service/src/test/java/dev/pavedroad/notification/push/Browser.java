package dev.pavedroad.notification.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser that subscribed, written from RFC 8291 and RFC 8188 with the JDK alone. */
class Browser {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final byte[] auth = new byte[16];

    Browser() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            new SecureRandom().nextBytes(auth);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The subscription as its {@code toJSON()} gives it. */
    String subscription(String endpoint) {
        return "{\"endpoint\": \"%s\", \"keys\": {\"p256dh\": \"%s\", \"auth\": \"%s\"}}".formatted(endpoint,
                BASE64URL.encodeToString(point()), BASE64URL.encodeToString(auth));
    }

    byte[] decrypt(byte[] body) throws GeneralSecurityException {
        var message = ByteBuffer.wrap(body);
        var salt = take(message, 16);
        var recordSize = message.getInt();
        var sender = take(message, message.get() & 0xff);
        var ciphertext = take(message, message.remaining());
        if (ciphertext.length > recordSize) {
            throw new GeneralSecurityException("more than one record");
        }
        var info = concat("WebPush: info\0".getBytes(), point(), sender);
        var secret = expand(hmac(auth, agree(sender)), info, 32);
        var random = hmac(salt, secret);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE,
                new SecretKeySpec(expand(random, "Content-Encoding: aes128gcm\0".getBytes(), 16), "AES"),
                new GCMParameterSpec(128, expand(random, "Content-Encoding: nonce\0".getBytes(), 12)));
        return withoutPadding(cipher.doFinal(ciphertext));
    }

    private byte[] agree(byte[] sender) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        var mine = (ECPublicKey) keys.getPublic();
        var point = new ECPoint(new BigInteger(1, Arrays.copyOfRange(sender, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(sender, 33, 65)));
        agreement.doPhase(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, mine.getParams())),
                true);
        return agreement.generateSecret();
    }

    private byte[] point() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return concat(new byte[]{4}, coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[32];
        var length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    // The last record ends in 2 and zeros.
    private static byte[] withoutPadding(byte[] plain) throws GeneralSecurityException {
        var end = plain.length - 1;
        while (end > 0 && plain[end] == 0) {
            end--;
        }
        if (plain[end] != 2) {
            throw new GeneralSecurityException("no delimiter of a last record");
        }
        return Arrays.copyOf(plain, end);
    }

    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, concat(info, new byte[]{1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] take(ByteBuffer from, int length) {
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
