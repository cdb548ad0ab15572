package dev.pavedroad.order.ordering;

/** An order has two lines for one product. */
class ProductNamedTwice extends RuntimeException {

    ProductNamedTwice() {
        super("name each product once; add up the quantities");
    }
}
