# Orders a second by instances; 'data' and 'picture' come from tests/benchmarks/run.
set terminal svg size 600,360 font 'sans,13'
set output picture
set xlabel 'processes of order-service and of product-service'
set ylabel 'orders a second'
set xtics 1
set yrange [0:*]
plot data using 2:3 with linespoints notitle
