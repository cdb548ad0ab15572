package dev.pavedroad.notification.mail;

/** The name that a customer chose, in a form in which it can be no line and no link of a mail, whatever it is. */
class CustomerName {

    private CustomerName() {}

    static String of(String name) {
        return name.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                // Invisible and direction-changing characters, but for the joiners inside words and emoji.
                .replaceAll("[\\p{Cf}&&[^\\u200c\\u200d]]", "")
                .replace("://", ": ")
                // Mail programs make links of a bare example.com too; IDNA (RFC 3490) has four full stops.
                .replaceAll("[.\\u3002\\uff0e\\uff61](?=\\S)", ". ")
                .strip();
    }
}
