package dev.pavedroad.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.springframework.http.HttpHeaders;

/** A request for all of a page. Ranges are optional (RFC 9110), and the refusal of a bad one has a form of its own. */
class WholePage extends HttpServletRequestWrapper {

    WholePage(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getHeader(String name) {
        return HttpHeaders.RANGE.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HttpHeaders.RANGE.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }
}
