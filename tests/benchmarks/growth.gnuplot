# Orders a second by stored orders; 'data' and 'picture' come from tests/benchmarks/run.
set terminal svg size 600,360 font 'sans,13'
set output picture
set logscale x
set xlabel 'stored orders'
set ylabel 'orders a second'
set yrange [0:*]
plot data using 2:3 with linespoints notitle
